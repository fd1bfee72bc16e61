package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {
  @ParameterizedTest
  @EnumSource(Topic.class)
  void aTopicIsNamedAsItHappenedInKebabCase(Topic topic) {
    assertThat(topic.topicName()).matches("[a-z]+(-[a-z]+)+");
    assertThat(topic.topicName().replace('-', '_')).isEqualToIgnoringCase(topic.name());
    assertThat(topic.type()).matches("dev\\.switchboard\\.[a-z-]+\\.[a-z-]+\\.v1");
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aTopicCarriesOneRecordAndIsFoundByNameAndType(Topic topic) {
    assertThat(topic.event().isRecord()).isTrue();
    assertThat(Topic.named(topic.topicName())).isEqualTo(topic);
    assertThat(Topic.ofType(topic.type())).contains(topic);
  }

  @Test
  void noTwoTopicsCarryTheSameRecord() {
    assertThat(Arrays.stream(Topic.values()).map(Topic::event)).doesNotHaveDuplicates();
  }
}
