package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
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
      record Snippet(Mutiny.Session session, PanacheRepository<String> repository, Pool pool) {
        Uni<String> append(String word) {
          return Uni.createFrom().item(word);
        }

      """;

  @TempDir Path folder;

  @Test
  void aDroppedUniDoesNotCompile() throws Exception {
    List<String> dropping =
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

    assertThat(refused(dropping, "[CheckReturnValue]")).containsExactlyElementsOf(dropping);
  }

  @Test
  void aUsedUniCompiles() throws Exception {
    List<String> using =
        List.of(
            "return append(\"event\");",
            "return append(\"event\").call(this::append).map(String::length);",
            "return session.persist(\"entity\").chain(session::flush);",
            "return repository.persist(\"entity\");");

    assertThat(compile(using)).isEmpty();
  }

  /** The statements that the compiler refuses for this reason. */
  private List<String> refused(List<String> statements, String reason) throws Exception {
    String said = compile(statements);
    return statements.stream()
        .filter(
            statement ->
                said.contains(
                    "Snippet.java:%d: error: %s"
                        .formatted(lineOf(statements.indexOf(statement)), reason)))
        .toList();
  }

  private static int lineOf(int statement) {
    return HEAD.lines().toList().size() + statement + 1;
  }

  /**
   * Returns what the compiler says; nothing when all is well. Each statement has its own method.
   */
  private String compile(List<String> statements) throws Exception {
    StringBuilder source = new StringBuilder(HEAD);
    for (int i = 0; i < statements.size(); i++) {
      boolean returns = statements.get(i).startsWith("return ");
      source.append(
          "Object run%d() { %s %s }%n"
              .formatted(i, statements.get(i), returns ? "" : "return \"\";"));
    }
    Path file = folder.resolve("Snippet.java");
    Files.writeString(file, source.append("}\n"));
    Path said = folder.resolve("said");
    Process javac =
        new ProcessBuilder(command(file))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(javac.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return Files.readString(said);
  }

  private List<String> command(Path source) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    jvmFlags().forEach(flag -> command.add("-J" + flag));
    command.addAll(compilerFlags());
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of("-proc:none", "-processorpath", classPath, "-cp", classPath));
    command.addAll(List.of("-d", folder.toString(), source.toString()));
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
