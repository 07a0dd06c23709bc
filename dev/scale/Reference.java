import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What Kafka's own client needs for everything that a dashboard shows: the yardstick of the benchmarks. Each line "run" on
 * standard input makes one full collection, one call after another, and prints one line of JSON; ends with the input.
 * Usage: java Reference.java BOOTSTRAP
 */
public final class Reference {
  private final Admin admin;
  private final Map<String, Double> phases = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  private Reference(Admin admin) {
    this.admin = admin;
  }

  public static void main(String[] args) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", args[0], "client.id", "reference");
    try (Admin admin = Admin.create(config);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in))) {
      System.out.println("{\"ready\":true}");
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        if (line.equals("run")) System.out.println(new Reference(admin).collect());
      }
    }
  }

  private String collect() throws Exception {
    long start = System.nanoTime();
    Collection<Node> nodes = phase("describeCluster", () -> admin.describeCluster().nodes().get());
    Map<String, TopicDescription> topics =
        phase(
            "topics",
            () -> {
              Collection<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
              return admin.describeTopics(names).allTopicNames().get();
            });
    DescribeConfigsOptions documented = new DescribeConfigsOptions().includeSynonyms(true);
    int topicConfigs =
        phase(
            "topicConfigs",
            () -> admin.describeConfigs(resources(ConfigResource.Type.TOPIC, topics.keySet()), documented).all().get())
            .size();
    List<String> brokerIds = nodes.stream().map(Node::idString).collect(Collectors.toList());
    phase(
        "brokerConfigs",
        () -> admin.describeConfigs(resources(ConfigResource.Type.BROKER, brokerIds), documented).all().get());
    List<String> groups =
        phase("listGroups", () -> admin.listGroups().all().get()).stream()
            .map(GroupListing::groupId)
            .collect(Collectors.toList());
    phase("describeGroups", () -> admin.describeConsumerGroups(groups).all().get());
    Map<String, ListConsumerGroupOffsetsSpec> wanted = new HashMap<>();
    for (String group : groups) wanted.put(group, new ListConsumerGroupOffsetsSpec());
    int commits =
        phase("groupOffsets", () -> admin.listConsumerGroupOffsets(wanted).all().get()).values().stream()
            .mapToInt(Map::size)
            .sum();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : topics.values()) {
      topic.partitions().forEach(p -> ends.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    phase("endOffsets", () -> admin.listOffsets(ends).all().get());
    List<Integer> brokers = nodes.stream().map(Node::id).collect(Collectors.toList());
    phase("logDirs", () -> admin.describeLogDirs(brokers).allDescriptions().get());
    double totalMs = millisSince(start);

    counts.put("brokers", nodes.size());
    counts.put("topics", topics.size());
    counts.put("partitions", ends.size());
    counts.put("topicConfigs", topicConfigs);
    counts.put("groups", groups.size());
    counts.put("commits", commits);
    return String.format("{\"totalMs\":%.1f,\"phasesMs\":%s,\"counts\":%s}", totalMs, json(phases), json(counts));
  }

  private <T> T phase(String name, Callable<T> call) throws Exception {
    long start = System.nanoTime();
    T result = call.call();
    phases.put(name, Math.round(millisSince(start) * 10) / 10.0);
    return result;
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }

  private static List<ConfigResource> resources(ConfigResource.Type type, Collection<String> names) {
    List<ConfigResource> resources = new ArrayList<>();
    for (String name : names) resources.add(new ConfigResource(type, name));
    return resources;
  }

  private static String json(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
