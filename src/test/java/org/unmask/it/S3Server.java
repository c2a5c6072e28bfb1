package org.unmask.it;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 server with one bucket and a key of its own: S3Proxy in a JVM of its own, with a class path
 * of its own, which holds its objects in memory. Its backends of {@code java.nio.file} would not
 * do: in them {@code folder/} and {@code folder} are one, which S3A takes for a file. Closing kills
 * it.
 */
final class S3Server implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern STARTED =
      Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)\\}");
  private static final String REGION = "us-east-1";
  private static final String BUCKET = "pictures";

  private final ChildJvm process;
  private final String endpoint;
  private final String key;
  private final String secret;

  private S3Server(ChildJvm process, String endpoint, String key, String secret) {
    this.process = process;
    this.endpoint = endpoint;
    this.key = key;
    this.secret = secret;
  }

  /** Starts it with its log and settings in {@code folder}, which must exist. */
  static S3Server start(Path folder) throws IOException {
    String key = UUID.randomUUID().toString();
    String secret = UUID.randomUUID().toString();
    Properties settings = new Properties();
    settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
    settings.setProperty("s3proxy.authorization", "aws-v4");
    settings.setProperty("s3proxy.identity", key);
    settings.setProperty("s3proxy.credential", secret);
    settings.setProperty("jclouds.provider", "transient");
    settings.setProperty("jclouds.identity", "none");
    settings.setProperty("jclouds.credential", "none");
    StringWriter text = new StringWriter();
    settings.store(text, null);
    Path file = Files.writeString(folder.resolve("s3proxy.conf"), text.toString());
    ChildJvm process =
        ChildJvm.start(
            "s3",
            List.of(
                "-Xmx512m",
                "-jar",
                Build.target("it-jars").resolve("s3/s3proxy-jar-with-dependencies.jar").toString(),
                "--properties",
                file.toString()),
            Map.of(),
            folder);
    try {
      String port = process.awaitLine(STARTED, START).group(1);
      S3Server server = new S3Server(process, "http://127.0.0.1:" + port, key, secret);
      server.createBucket();
      return server;
    } catch (RuntimeException | Error e) {
      process.close();
      throw e;
    }
  }

  /** Hadoop's file system does not create buckets. */
  private void createBucket() {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.of(REGION))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
            .build()) {
      client.createBucket(request -> request.bucket(BUCKET));
    }
  }

  /** The bucket. */
  String root() {
    return "s3a://" + BUCKET;
  }

  /** What Hadoop must know of it, without the credentials. */
  Map<String, String> settings() {
    return Map.of(
        "fs.s3a.endpoint", endpoint,
        "fs.s3a.endpoint.region", REGION,
        "fs.s3a.path.style.access", "true");
  }

  /** The credentials, as variables of the environment. */
  Map<String, String> credentials() {
    return Map.of("AWS_ACCESS_KEY_ID", key, "AWS_SECRET_ACCESS_KEY", secret);
  }

  String key() {
    return key;
  }

  String secret() {
    return secret;
  }

  @Override
  public void close() {
    process.close();
  }
}
