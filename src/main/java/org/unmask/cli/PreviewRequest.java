package org.unmask.cli;

import java.util.Optional;

/**
 * What {@code unmask train --preview} was asked for.
 *
 * @param dataset the folder to read
 * @param run the folder whose {@code plots/} the sheet goes to
 * @param weights what training would begin with
 */
record PreviewRequest(String dataset, String run, Optional<String> weights) {}
