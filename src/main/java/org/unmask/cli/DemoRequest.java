package org.unmask.cli;

import org.unmask.storage.OutputTarget.IfPresent;

/**
 * What {@code unmask demo} was asked for.
 *
 * @param folder the folder to write
 * @param portraits how many real portraits to draw; 1 or more
 * @param fakes how many fakes to make from them; 0 or more
 */
record DemoRequest(String folder, int portraits, int fakes, IfPresent ifPresent) {}
