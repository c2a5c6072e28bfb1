package org.unmask.cli;

import org.unmask.PipelineException;

/** The work behind each command. */
record Jobs(
    Work<SplitRequest> split,
    Work<TrainRequest> train,
    Work<EvaluateRequest> evaluate,
    Work<ScoreRequest> score,
    Work<DemoRequest> demo,
    Work<BenchRequest> bench) {

  // SEAM: each of these becomes the class that does the work, such as new SplitJob().
  static Jobs standard() {
    return new Jobs(
        new SplitJob(),
        new TrainJob(),
        seam("evaluate"),
        seam("score"),
        seam("demo"),
        seam("bench"));
  }

  private static <R> Work<R> seam(String command) {
    return (request, context) -> {
      throw new PipelineException("Cannot " + command + ": its work is not wired in");
    };
  }
}
