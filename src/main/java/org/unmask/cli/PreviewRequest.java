package org.unmask.cli;

/**
 * What {@code unmask train --preview} was asked for.
 *
 * @param dataset the folder to read
 * @param run the folder whose {@code plots/} the sheet goes to
 */
record PreviewRequest(String dataset, String run) {}
