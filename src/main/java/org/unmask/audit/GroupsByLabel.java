package org.unmask.audit;

/** How many groups have a fake, and how many have a real image; a group may count for both. */
record GroupsByLabel(long fake, long real) {}
