package org.unmask.storage;

/**
 * Something below the roots that is no file and cannot be looked into: a folder without permission,
 * a link that leads back or nowhere, a pipe.
 *
 * @param path its full Hadoop path with scheme
 * @param reason why, for a person
 */
public record Unlisted(String path, String reason) implements Listed {}
