# Switchboard's images. They build from the sources with nothing but Docker:
#   --target service --build-arg SERVICE=tenant-service --build-arg PORT=8081    one service
#   --target tools                                                               set-up, demo tenants and simulators
# A process is not root and needs nothing of its file system but /tmp. BuildKit, the usual builder, is needed.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2/repository,sharing=locked \
    mvn --batch-mode --no-transfer-progress --threads 1C package -Dmaven.test.skip=true -Dspotless.check.skip=true --also-make \
      --projects :local,:tenant-service,:conversation-service,:scheduling-service,:billing-service,:integration-service \
    # The supervisor's class path, without the PostgreSQL that it brings along.
    && mkdir tools \
    && tr ':' '\n' < local/target/class-path | grep -v embedded-postgres-binaries | xargs cp -t tools local/target/local-*.jar

FROM eclipse-temurin:25-jre AS java
WORKDIR /app
USER 10001:10001
# Half of the container's memory is for the heap; the rest is for threads, buffers and code.
ENV READY=/health/ready
HEALTHCHECK --interval=5s --timeout=4s --start-period=90s --retries=6 CMD ["bash", "-c", "\
  exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET %s HTTP/1.0\\r\\n\\r\\n' $READY >&3 \
  && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]

FROM java AS tools
ENV PORT=9100 READY=/_control/clock
COPY --from=build /source/tools/ ./
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", \
  "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "--sun-misc-unsafe-memory-access=allow", "-cp", "/app/*"]

FROM java AS service
ARG SERVICE
ARG PORT
ENV PORT=$PORT QUARKUS_HTTP_PORT=$PORT
EXPOSE $PORT
COPY --from=build /source/$SERVICE/target/quarkus-app/lib/ lib/
COPY --from=build /source/$SERVICE/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /source/$SERVICE/target/quarkus-app/app/ app/
COPY --from=build /source/$SERVICE/target/quarkus-app/quarkus-run.jar ./
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", \
  "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-jar", "quarkus-run.jar"]
