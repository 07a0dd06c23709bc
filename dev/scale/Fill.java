import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills an empty cluster for the benchmarks: topics of 3 partitions with 2 copies, records in the first of them, and
 * groups that consist of commits only. Reads the names of the topics from standard input, one a line.
 * Usage: java Fill.java BOOTSTRAP TOPICS_WITH_DATA RECORDS_PER_TOPIC GROUPS
 */
public final class Fill {
  private static final int PARTITIONS = 3;
  private static final short COPIES = 2;
  private static final int TOPICS_PER_REQUEST = 50;
  private static final int TOPICS_PER_GROUP = 3;
  private static final int COMMITS_IN_FLIGHT = 64;

  public static void main(String[] args) throws Exception {
    String bootstrap = args[0];
    List<String> topics = standardInput();
    List<String> withData = topics.subList(0, Integer.parseInt(args[1]));
    int records = Integer.parseInt(args[2]);
    int groups = Integer.parseInt(args[3]);
    // On a busy machine the coordinators of a new cluster take their time.
    Map<String, Object> patient =
        Map.of("bootstrap.servers", bootstrap, "request.timeout.ms", 120_000, "default.api.timeout.ms", 240_000);
    try (Admin admin = Admin.create(patient)) {
      System.out.println("creating " + topics.size() + " topics");
      createTopics(admin, topics);
      System.out.println("writing " + records + " records to each of " + withData.size() + " topics");
      produce(bootstrap, withData, records);
      System.out.println("committing for " + groups + " groups");
      commit(admin, withData, records, groups);
    }
  }

  private static List<String> standardInput() throws IOException {
    try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in))) {
      return input.lines().collect(Collectors.toList());
    }
  }

  /** About one topic in six has an override, as in a cluster where a few teams care. */
  private static Map<String, String> overrides(int index) {
    switch (index % 18) {
      case 0:
        return Map.of("retention.ms", "31536000000");
      case 6:
        return Map.of("cleanup.policy", "compact");
      case 12:
        return Map.of("min.insync.replicas", "2", "segment.bytes", "134217728");
      default:
        return Map.of();
    }
  }

  private static void createTopics(Admin admin, List<String> names) throws Exception {
    for (int first = 0; first < names.size(); first += TOPICS_PER_REQUEST) {
      List<NewTopic> batch = new ArrayList<>();
      for (int i = first; i < Math.min(first + TOPICS_PER_REQUEST, names.size()); i++) {
        batch.add(new NewTopic(names.get(i), PARTITIONS, COPIES).configs(overrides(i)));
      }
      admin.createTopics(batch).all().get();
    }
  }

  private static void produce(String bootstrap, List<String> topics, int records) throws Exception {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrap);
    config.put("linger.ms", "50");
    config.put("compression.type", "lz4");
    config.put("key.serializer", ByteArraySerializer.class.getName());
    config.put("value.serializer", ByteArraySerializer.class.getName());
    Random random = new Random(1);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
      for (String topic : topics) {
        for (int i = 0; i < records; i++) {
          byte[] key = ("key-" + random.nextInt(1_000)).getBytes(StandardCharsets.UTF_8);
          String value = "{\"sequence\":" + i + ",\"amount\":" + random.nextInt(100_000) + ",\"text\":\"" + "x".repeat(120) + "\"}";
          producer.send(
              new ProducerRecord<>(topic, i % PARTITIONS, key, value.getBytes(StandardCharsets.UTF_8)),
              (metadata, error) -> failure.compareAndSet(null, error));
        }
      }
    }
    if (failure.get() != null) throw failure.get();
  }

  /** Each group has committed somewhere in three of the topics with data. */
  private static void commit(Admin admin, List<String> topics, int records, int groups) throws Exception {
    Deque<KafkaFuture<Void>> inFlight = new ArrayDeque<>();
    Random random = new Random(2);
    for (int group = 0; group < groups; group++) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      for (int t = 0; t < TOPICS_PER_GROUP; t++) {
        String topic = topics.get((group * TOPICS_PER_GROUP + t) % topics.size());
        for (int partition = 0; partition < PARTITIONS; partition++) {
          offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(random.nextInt(records / PARTITIONS + 1)));
        }
      }
      inFlight.add(admin.alterConsumerGroupOffsets(String.format("sink.batch-%04d", group), offsets).all());
      if (inFlight.size() >= COMMITS_IN_FLIGHT) inFlight.remove().get();
    }
    for (KafkaFuture<Void> pending : inFlight) pending.get();
  }
}
