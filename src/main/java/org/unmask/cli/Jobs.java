package org.unmask.cli;

/** The work behind each command. */
record Jobs(
    Work<SplitRequest> split,
    Work<TrainRequest> train,
    Work<PreviewRequest> preview,
    Work<EvaluateRequest> evaluate,
    Work<ScoreRequest> score,
    Work<DemoRequest> demo,
    Work<BenchRequest> bench) {

  static Jobs standard() {
    return new Jobs(
        new SplitJob(),
        new TrainJob(),
        new PreviewJob(),
        new EvaluateJob(),
        new ScoreJob(),
        new DemoJob(),
        new BenchJob());
  }
}
