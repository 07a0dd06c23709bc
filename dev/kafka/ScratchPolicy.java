import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** A policy as operators write them, for tests of what a refusal by policy looks like. */
public final class ScratchPolicy implements CreateTopicPolicy {
  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void validate(RequestMetadata topic) {
    if (topic.topic().startsWith("scratch-")) {
      throw new PolicyViolationException("Topics named scratch-... are not allowed on this cluster.");
    }
  }

  @Override
  public void close() {}
}
