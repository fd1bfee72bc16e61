package dev.switchboard.testkit.bad.feature;

import io.smallrye.mutiny.Uni;

class WaitingService {
  String wait(Uni<String> answer) {
    return answer.await().indefinitely();
  }

  void forget(Uni<String> answer) {
    Runnable later = () -> answer.subscribe().with(word -> {});
    later.run();
  }

  Object leave(Uni<String> answer) {
    return answer.subscribeAsCompletionStage();
  }
}
