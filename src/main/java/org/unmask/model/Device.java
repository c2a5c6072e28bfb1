package org.unmask.model;

/** What a network is to compute on. */
public enum Device {
  /** GPUs where there are any, or else the CPU. */
  AUTO,
  /** The CPU, also where there are GPUs. */
  CPU,
  /** A GPU; where there is none that can be used, nothing is done at all. */
  GPU
}
