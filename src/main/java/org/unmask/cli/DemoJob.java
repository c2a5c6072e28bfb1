package org.unmask.cli;

import org.unmask.demo.DemoCorpus;
import org.unmask.demo.DemoSettings;
import org.unmask.storage.OutputTarget.IfPresent;

/** {@code unmask demo}. */
final class DemoJob implements Work<DemoRequest> {

  @Override
  public void run(DemoRequest request, CommandContext context) {
    DemoSettings settings =
        new DemoSettings(
            request.portraits(),
            request.fakes(),
            DemoSettings.DEFAULT.newImages(),
            DemoSettings.DEFAULT.imageSize(),
            context.settings().seed());
    DemoCorpus.Written written =
        new DemoCorpus(settings)
            .write(
                DriverPath.of("write demo", request.folder()),
                request.ifPresent() == IfPresent.REPLACE
                    ? DemoCorpus.IfPresent.REPLACE
                    : DemoCorpus.IfPresent.REFUSE,
                context.progress());
    context.say(
        "Drew %d portraits and %d fakes in %s (synthetic: they say nothing of photographs)"
            .formatted(written.reals(), written.fakes(), written.corpus()));
    context.say(
        "New images to score in %s, answers in %s"
            .formatted(written.newImages(), written.answers()));
  }
}
