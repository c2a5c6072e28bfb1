package org.unmask.split;

/**
 * Free groups that go to another split than they were drawn into: the {@code groups} of their shape
 * that come first in the order of {@link SplitAssigner#turn}.
 */
public record Transfer(GroupShape shape, SplitName from, SplitName to, long groups) {}
