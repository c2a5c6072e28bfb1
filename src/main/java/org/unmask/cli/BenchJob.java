package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.scoring.ExecutorClassifier;

/** {@code unmask bench}: runs one benchmark in a folder that is gone afterwards. */
final class BenchJob implements Work<BenchRequest> {

  @Override
  public void run(BenchRequest request, CommandContext context) throws IOException {
    Path folder = Files.createTempDirectory("unmask-bench");
    try {
      benchmark(request.what()).run(request, context, folder);
    } finally {
      ExecutorClassifier.closeAll();
      ExecutorCodec.closeAll();
      RunFolder.delete(folder);
    }
  }

  private static Benchmark benchmark(BenchRequest.What what) {
    return switch (what) {
      case TRAIN -> new TrainBenchmark();
      case TRAIN_GROWTH -> new TrainGrowthBenchmark();
      case HEAD -> new HeadBenchmark();
      case SCORE -> new ScoreBenchmark();
      case SPLIT -> new SplitBenchmark();
      case SPLIT_GROWTH -> new SplitGrowthBenchmark();
      case SCORE_GROWTH -> new ScoreGrowthBenchmark();
      case DEVICE -> new DeviceBenchmark();
    };
  }
}
