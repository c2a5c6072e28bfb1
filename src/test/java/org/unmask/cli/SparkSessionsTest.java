package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
  private static final String HEARTBEAT_TIMEOUT = "spark.storage.blockManagerHeartbeatTimeoutMs";

  private final SparkConf submitted = new SparkConf(false);

  @Test
  void withoutAMasterItTakesAllCoresOfThisMachineAndListensOnLoopback() {
    SparkConf conf = SparkSessions.conf("split", Optional.empty(), submitted);
    assertThat(conf.get("spark.master")).isEqualTo("local[*]");
    assertThat(conf.get("spark.app.name")).isEqualTo("unmask split");
    assertThat(conf.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
  }

  @Test
  void theMasterOfSparkSubmitStandsUnlessAnotherIsNamed() {
    submitted.setMaster("spark://a:7077");
    assertThat(master(Optional.empty())).isEqualTo("spark://a:7077");
    assertThat(master(Optional.of("local[2]"))).isEqualTo("local[2]");
  }

  @Test
  void aClusterKeepsItsOwnHostAndPage() {
    SparkConf conf = SparkSessions.conf("split", Optional.of("spark://a:7077"), submitted);
    assertThat(conf.contains("spark.driver.host")).isFalse();
    assertThat(conf.contains("spark.ui.enabled")).isFalse();
    assertThat(conf.get("spark.executorEnv.TF_ENABLE_ONEDNN_OPTS")).isEqualTo("1");
  }

  @Test
  void aMachineThatSleptForANightHasNotLostItsExecutor() {
    assertThat(localConf().getTimeAsSeconds(HEARTBEAT_TIMEOUT)).isGreaterThan(24 * 60 * 60);
    assertThat(
            SparkSessions.conf("split", Optional.of("spark://a:7077"), submitted)
                .contains(HEARTBEAT_TIMEOUT))
        .isFalse();
  }

  private SparkConf localConf() {
    return SparkSessions.conf("split", Optional.of("local[2]"), submitted);
  }

  @Test
  void whatAUserHasSetStays() {
    submitted.set("spark.sql.parquet.columnarReaderBatchSize", "7");
    submitted.set("spark.app.name", "nightly");
    SparkConf conf = SparkSessions.conf("split", Optional.empty(), submitted);
    assertThat(conf.get("spark.sql.parquet.columnarReaderBatchSize")).isEqualTo("7");
    assertThat(conf.get("spark.app.name")).isEqualTo("nightly");
  }

  private String master(Optional<String> named) {
    return SparkSessions.conf("split", named, submitted).get("spark.master");
  }
}
