package org.unmask.cli;

import picocli.CommandLine.Command;

/** The front door itself, which only knows its commands. */
@Command(
    name = "unmask",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "Detects generated and manipulated face images at the scale of a corpus.",
    customSynopsis = "unmask COMMAND [OPTIONS]",
    description = {
      "images --split--> dataset --train--> model --score--> scores",
      "                     '------evaluate------'---> evaluation and report",
      "",
      "Each command reads files or folders and writes one folder, which appears when it is whole;"
          + " that of train is there at once, its model/ at the end. `unmask COMMAND --help` tells"
          + " what it reads and writes."
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "Environment of scripts/unmask:",
      "  SPARK_HOME            run through its spark-submit",
      "  UNMASK_SUBMIT_ARGS    more options for spark-submit, such as --executor-memory 8g",
      "  UNMASK_DRIVER_MEMORY  heap of the driver; default 4g, at most half of the machine",
      "  UNMASK_LOG_DIR        folder of unmask.log; default outputs/logs in Unmask's home",
      "  UNMASK_PROGRESS       bar, lines or none; default: what the terminal can show",
      "  UNMASK_CACHE          unpacked native libraries of the driver; default ~/.cache/unmask",
      "  UNMASK_CLASS_ARCHIVE  off: keep no archive of classes in target/ (190 MB; faster starts)",
      "  UNMASK_MAVEN_ARGS     options for the build, such as -Pgpu",
      "",
      "Examples:",
      "  unmask demo --to data/demo",
      "  unmask split --images data/demo/corpus --metadata data/demo/corpus/metadata.csv \\",
      "    --dataset outputs/dataset"
    })
final class UnmaskCommand {}
