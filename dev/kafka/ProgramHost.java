import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.common.utils.Exit;

/**
 * Runs Kafka's own programs one after the other in one JVM: starting a JVM for each costs more than what most of them do.
 * A line of standard input is one run: what the program reads, its main class and its arguments, each in Base64 and parted
 * by blanks. A line of standard output answers it: exit code, what it printed, what it complained about.
 */
public final class ProgramHost {
    /** Unwinds a program that asked for the end of the JVM; without a stack, because some programs print it. */
    private static final class Ended extends Error {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("", null, false, false);
        }
    }

    private static final Base64.Decoder DECODER = Base64.getDecoder();
    private static final Base64.Encoder ENCODER = Base64.getEncoder();

    /** What the program asked for first: some catch everything, also what unwinds them. */
    private static Integer asked;

    public static void main(String[] none) throws Exception {
        Exit.setExitProcedure((code, message) -> end(code, message));
        Exit.setHaltProcedure((code, message) -> end(code, message));
        PrintStream answers = System.out;
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] fields = Arrays.stream(line.split(" ", -1)).map(ProgramHost::decoded).toArray(String[]::new);
            answers.println(run(fields[0], fields[1], Arrays.copyOfRange(fields, 2, fields.length)));
            answers.flush();
        }
        // Threads that a program left behind do not keep it alive.
        Runtime.getRuntime().halt(0);
    }

    private static void end(int code, String message) {
        if (asked == null) asked = code;
        if (message != null) System.err.println(message);
        throw new Ended();
    }

    private static String run(String input, String mainClass, String[] arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        asked = null;
        int failed = 0;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException thrown) {
            if (!(thrown.getCause() instanceof Ended)) {
                thrown.getCause().printStackTrace();
                failed = 1;
            }
        } catch (ReflectiveOperationException missing) {
            missing.printStackTrace();
            failed = 1;
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
        return (asked == null ? failed : asked) + " " + encoded(printed) + " " + encoded(complaints);
    }

    private static String decoded(String field) {
        return new String(DECODER.decode(field), StandardCharsets.UTF_8);
    }

    private static String encoded(ByteArrayOutputStream bytes) {
        return ENCODER.encodeToString(bytes.toByteArray());
    }
}
