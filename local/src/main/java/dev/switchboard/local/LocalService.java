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

  private static final int PORTS_APART = 10;

  private final String word;
  private final int defaultPort;
  private final int heapMiB;

  LocalService(String word, int defaultPort, int heapMiB) {
    this.word = word;
    this.defaultPort = defaultPort;
    this.heapMiB = heapMiB;
  }

  /** Module and application, and the part of its first replica: {@code conversation-service}. */
  public String application() {
    return word + "-service";
  }

  /**
   * The part that a replica is: {@code conversation-service-2}.
   *
   * @param replica from 1
   */
  public String part(int replica) {
    return replica == 1 ? application() : application() + "-" + replica;
  }

  String database() {
    return word;
  }

  /** Of its heap, in MiB. */
  int heapMiB(Settings settings) {
    return settings.number(application() + ".heap-mib", heapMiB);
  }

  /** How far the JVM goes in compiling: 1 starts quickly and stays small, 4 is as in production. */
  int compilerLevel(Settings settings) {
    return settings.number(application() + ".compiler-level", 1);
  }

  /**
   * Whether its JVMs share an archive of loaded classes, which the first of them that ends in order
   * writes at its end: the next ones start in half the time.
   */
  boolean startsFromArchive(Settings settings) {
    return Boolean.parseBoolean(settings.text(application() + ".start-archive", "false"));
  }

  boolean isFirst() {
    return word.equals(FIRST);
  }

  int replicas(Settings settings) {
    return settings.number(application() + ".replicas", 1);
  }

  /** Replicas after the first are ten ports apart where no setting says otherwise. */
  int port(Settings settings, int replica) {
    int first = settings.number(application() + ".port", defaultPort);
    return replica == 1
        ? first
        : settings.number(
            application() + "." + replica + ".port", first + PORTS_APART * (replica - 1));
  }

  /** Where that replica answers. */
  public String url(Settings settings, int replica) {
    return "http://localhost:" + port(settings, replica);
  }

  /** Where everybody reaches it: its only replica, or what stands in front of several. */
  public String url(Settings settings) {
    return settings.text(application() + ".url", url(settings, 1));
  }
}
