package org.unmask.demo;

import java.util.List;

/**
 * One person photographed once, and the pictures that are made of the photograph.
 *
 * @param number keys the dice of face and camera
 * @param group the name of all that shows this person
 */
record Portrait(long number, String group, List<ImageEntry> entries) {}
