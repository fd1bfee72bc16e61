package dev.switchboard.local;

/** The services of the local stack: one line each, in the order in which they are shown. */
public enum LocalService {
  TENANT("tenant", 8081, 128),
  CONVERSATION("conversation", 8082, 128),
  SCHEDULING("scheduling", 8083, 128),
  BILLING("billing", 8084, 128),
  INTEGRATION("integration", 8085, 128);

  /** Its tokens and copies are what the others wait for. */
  private static final String FIRST = "tenant";

  private final String word;
  private final int defaultPort;
  private final int heapMiB;

  LocalService(String word, int defaultPort, int heapMiB) {
    this.word = word;
    this.defaultPort = defaultPort;
    this.heapMiB = heapMiB;
  }

  /** Module, application and part: {@code conversation-service}. */
  String application() {
    return word + "-service";
  }

  String database() {
    return word;
  }

  /** Of its heap, in MiB. */
  int heapMiB() {
    return heapMiB;
  }

  boolean isFirst() {
    return word.equals(FIRST);
  }

  int port(Settings settings) {
    return settings.number(application() + ".port", defaultPort);
  }

  public String url(Settings settings) {
    return "http://localhost:" + port(settings);
  }
}
