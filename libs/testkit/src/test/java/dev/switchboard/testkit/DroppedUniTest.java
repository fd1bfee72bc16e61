package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** Compiles snippets as the build compiles main code: same compiler flags, read from the build. */
class DroppedUniTest {
  private static final Path ROOT = Path.of(System.getProperty("switchboard.test-run"));

  private static final String HEAD =
      """
      package dev.switchboard.snippet;

      import io.quarkus.hibernate.reactive.panache.PanacheRepository;
      import io.smallrye.mutiny.Uni;
      import io.vertx.mutiny.sqlclient.Pool;
      import org.hibernate.reactive.mutiny.Mutiny;
      import org.jspecify.annotations.NullMarked;

      @NullMarked
      record %s(Mutiny.Session session, PanacheRepository<String> repository, Pool pool) {
        Uni<String> append(String word) {
          return Uni.createFrom().item(word);
        }

      """;

  private static final List<String> DROPPING =
      List.of(
          // Ours, without an annotation.
          "append(\"event\");",
          // Mutiny's operators.
          "append(\"event\").map(String::length);",
          "append(\"event\").call(this::append);",
          // The mistake that style.md warns of: invoke drops what its action returns.
          "return append(\"event\").invoke(word -> append(word));",
          "return append(\"event\").invoke(this::append);",
          "return append(\"event\").invoke(word -> { append(word); });",
          // Hibernate Reactive, Panache and the SQL client.
          "session.persist(\"entity\");",
          "session.flush();",
          "repository.persist(\"entity\");",
          "pool.query(\"SELECT 1\").execute();");

  private static final List<String> USING =
      List.of(
          "return append(\"event\");",
          "return append(\"event\").call(this::append).map(String::length);",
          "return session.persist(\"entity\").chain(session::flush);",
          "return repository.persist(\"entity\");");

  @TempDir static Path folder;
  private static String said;

  /** At once, for a start of the compiler takes longer than what it has to do. */
  @BeforeAll
  static void compileBoth() throws Exception {
    said = compile(write("Dropping", DROPPING), write("Using", USING));
  }

  @Test
  void aDroppedUniDoesNotCompile() {
    assertThat(DROPPING.stream().filter(statement -> refused(statement, "[CheckReturnValue]")))
        .containsExactlyElementsOf(DROPPING);
  }

  @Test
  void aUsedUniCompiles() {
    assertThat(said).doesNotContain("Using.java").contains(DROPPING.size() + " errors");
  }

  /** Whether the compiler refuses the statement for this reason. */
  private static boolean refused(String statement, String reason) {
    int line = HEAD.lines().toList().size() + DROPPING.indexOf(statement) + 1;
    return said.contains("Dropping.java:%d: error: %s".formatted(line, reason));
  }

  /** Each statement has its own method. */
  private static Path write(String name, List<String> statements) throws IOException {
    StringBuilder source = new StringBuilder(HEAD.formatted(name));
    for (int i = 0; i < statements.size(); i++) {
      boolean returns = statements.get(i).startsWith("return ");
      source.append(
          "Object run%d() { %s %s }%n"
              .formatted(i, statements.get(i), returns ? "" : "return \"\";"));
    }
    return Files.writeString(folder.resolve(name + ".java"), source.append("}\n"));
  }

  /** Returns what the compiler says. */
  private static String compile(Path... sources) throws Exception {
    Path output = folder.resolve("said");
    Process javac =
        new ProcessBuilder(command(sources))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(javac.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return Files.readString(output);
  }

  private static List<String> command(Path... sources) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    jvmFlags().forEach(flag -> command.add("-J" + flag));
    command.addAll(compilerFlags());
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of("-proc:none", "-processorpath", classPath, "-cp", classPath));
    command.addAll(List.of("-d", folder.toString()));
    Stream.of(sources).map(Path::toString).forEach(command::add);
    return command;
  }

  private static List<String> jvmFlags() throws IOException {
    return Files.readAllLines(ROOT.resolve(".mvn/jvm.config")).stream()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** The compiler plugin's arguments for main code, in the parent pom. */
  private static List<String> compilerFlags() throws Exception {
    var pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(ROOT.resolve("pom.xml").toFile());
    NodeList arguments =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "//plugin[artifactId='maven-compiler-plugin']/configuration/compilerArgs/arg",
                    pom,
                    XPathConstants.NODESET);
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < arguments.getLength(); i++) {
      flags.add(arguments.item(i).getTextContent());
    }
    assertThat(flags).anyMatch(flag -> flag.startsWith("-Xplugin:ErrorProne"));
    return flags;
  }
}
