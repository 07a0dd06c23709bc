import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The groups of the benchmarks that have members: 8 classic and 2 KIP-848 ones of 2 members each, and one record a second
 * into each of their topics. Prints "ready" when every member has partitions; ends with its standard input.
 * Usage: java Live.java BOOTSTRAP TOPIC[,TOPIC...] with at least 10 topics of 2 or more partitions
 */
public final class Live {
  private static final int CLASSIC_GROUPS = 8;
  private static final int CONSUMER_GROUPS = 2;
  private static final int MEMBERS = 2;

  public static void main(String[] args) throws Exception {
    String bootstrap = args[0];
    String[] topics = args[1].split(",");
    int groups = CLASSIC_GROUPS + CONSUMER_GROUPS;
    CountDownLatch assigned = new CountDownLatch(groups * MEMBERS);
    List<KafkaConsumer<byte[], byte[]>> consumers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      boolean classic = group < CLASSIC_GROUPS;
      String id = classic ? "live.classic-" + group : "live.consumer-" + (group - CLASSIC_GROUPS);
      for (int member = 0; member < MEMBERS; member++) {
        KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap, id, classic ? "classic" : "consumer", member);
        consumer.subscribe(List.of(topics[group]));
        Thread thread = new Thread(() -> read(consumer, assigned), id + "-" + member);
        thread.start();
        consumers.add(consumer);
        threads.add(thread);
      }
    }
    Thread writer = new Thread(() -> trickle(bootstrap, topics, groups), "writer");
    writer.start();
    assigned.await();
    System.out.println("ready");
    while (System.in.read() != -1) {
      // Only the end of the input matters.
    }
    writer.interrupt();
    consumers.forEach(KafkaConsumer::wakeup);
    for (Thread thread : threads) thread.join();
    writer.join();
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap, String group, String protocol, int member) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrap);
    config.put("group.id", group);
    config.put("group.protocol", protocol);
    config.put("client.id", group + "-" + member);
    config.put("auto.offset.reset", "latest");
    config.put("fetch.min.bytes", "100000");
    config.put("fetch.max.wait.ms", "2000");
    config.put("key.deserializer", ByteArrayDeserializer.class.getName());
    config.put("value.deserializer", ByteArrayDeserializer.class.getName());
    return new KafkaConsumer<>(config);
  }

  private static void read(KafkaConsumer<byte[], byte[]> consumer, CountDownLatch assigned) {
    boolean counted = false;
    try (consumer) {
      while (true) {
        consumer.poll(Duration.ofSeconds(2));
        if (!counted && !consumer.assignment().isEmpty()) {
          counted = true;
          assigned.countDown();
        }
      }
    } catch (WakeupException end) {
      // How `main` ends this thread; closing the consumer leaves the group.
    }
  }

  private static void trickle(String bootstrap, String[] topics, int count) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrap);
    config.put("key.serializer", ByteArraySerializer.class.getName());
    config.put("value.serializer", ByteArraySerializer.class.getName());
    byte[] value = "{\"trickle\":true}".getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
      while (true) {
        for (int i = 0; i < count; i++) producer.send(new ProducerRecord<>(topics[i], value));
        Thread.sleep(1_000);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
