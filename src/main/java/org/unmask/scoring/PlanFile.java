package org.unmask.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;
import org.unmask.storage.Folder;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;
import org.unmask.storage.Unlisted;

/**
 * The files of one chunk and where the walk stood after them, as compressed lines of JSON; there
 * only when it is whole.
 *
 * @param rootFiles how many of the roots that are single files are planned by now
 * @param change of the bookmark, since the chunk before; older versions wrote all of it
 */
record PlanFile(List<Listed> files, int rootFiles, BookmarkChange change) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  PlanFile {
    files = List.copyOf(files);
  }

  void write(Path file, Configuration configuration) {
    try {
      FileSystem fileSystem = file.getFileSystem(configuration);
      Path unfinished = new Path(file.getParent(), "." + file.getName());
      try (Writer out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(fileSystem.create(unfinished, true), 1 << 16), UTF_8))) {
        out.write(head() + "\n");
        for (Listed listed : files) {
          out.write(line(listed) + "\n");
        }
      }
      if (!fileSystem.rename(unfinished, file)) {
        throw new IOException("cannot move it into place");
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static PlanFile read(Path file, Configuration configuration) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(file.getFileSystem(configuration).open(file), 1 << 16),
                UTF_8))) {
      JsonNode head = MAPPER.readTree(in.readLine());
      List<Listed> files = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        files.add(listed(MAPPER.readTree(line)));
      }
      JsonNode partly = head.path("partly");
      return new PlanFile(
          files,
          head.path("root_files").asInt(),
          new BookmarkChange(
              folders(head.path("folders")),
              head.path("rest").asInt(),
              partly.isTextual() ? partly.asText() : null));
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private String head() throws JsonProcessingException {
    var head = MAPPER.createObjectNode();
    head.put("root_files", rootFiles);
    ArrayNode folders = head.putArray("folders");
    for (Folder folder : change.first()) {
      ArrayNode one = folders.addArray().add(folder.path());
      folder.linkedFrom().forEach(one::add);
    }
    if (change.rest() > 0) {
      head.put("rest", change.rest());
    }
    head.put("partly", change.readInPart());
    return MAPPER.writeValueAsString(head);
  }

  private static List<Folder> folders(JsonNode nodes) {
    List<Folder> folders = new ArrayList<>();
    for (JsonNode node : nodes) {
      List<String> links = new ArrayList<>();
      for (int i = 1; i < node.size(); i++) {
        links.add(node.get(i).asText());
      }
      folders.add(new Folder(node.path(0).asText(), links));
    }
    return folders;
  }

  private static String line(Listed listed) throws JsonProcessingException {
    ArrayNode node = MAPPER.createArrayNode().add(listed.path());
    if (listed instanceof StoredFile file) {
      node.add(file.bytes()).add(file.modified());
    } else {
      node.add(((Unlisted) listed).reason());
    }
    return MAPPER.writeValueAsString(node);
  }

  private static Listed listed(JsonNode node) {
    return node.size() == 2
        ? new Unlisted(node.path(0).asText(), node.path(1).asText())
        : new StoredFile(node.path(0).asText(), node.path(1).asLong(), node.path(2).asLong());
  }
}
