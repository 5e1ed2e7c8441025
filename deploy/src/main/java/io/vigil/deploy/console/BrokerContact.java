package io.vigil.deploy.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks a broker whether it is there, before clients that would wait a minute for it in silence are
 * opened.
 */
public final class BrokerContact {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration REMINDER = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;

    /**
     * @param kafka client settings, {@code bootstrap.servers} among them
     */
    public BrokerContact(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /**
     * Returns once the broker has answered.
     *
     * @param patience more than 10 seconds count as 10
     * @throws InputException if it does not answer in time, or refuses
     */
    public void require(Duration patience) throws InterruptedException {
        Duration wait = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
        try {
            ask(wait);
        } catch (KafkaException away) {
            throw new InputException(away(away), away);
        }
    }

    /** As {@link #require(Duration)} with as much patience as it has. */
    public void require() throws InterruptedException {
        require(LONGEST);
    }

    /**
     * Waits until the broker answers, and says every some seconds that it does.
     *
     * @return false where {@code stopping} came first
     */
    public boolean await(Console console, BooleanSupplier stopping) throws InterruptedException {
        long said = System.nanoTime() - REMINDER.toNanos();
        while (!stopping.getAsBoolean()) {
            try {
                ask(Duration.ofSeconds(2));
                return true;
            } catch (KafkaException away) {
                if (System.nanoTime() - said >= REMINDER.toNanos()) {
                    said = System.nanoTime();
                    console.say(away(away) + "; it is waited for");
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
        return false;
    }

    /** What to say of a broker that failed so. */
    private String away(KafkaException failure) {
        String remedy = "start it, or name another with --broker / kafka.bootstrap";
        boolean silent =
                failure instanceof TimeoutException || failure.getClass() == KafkaException.class;
        return silent
                ? "No broker answers at %s; %s".formatted(address(), remedy)
                : "The broker at %s refuses: %s".formatted(address(), failure.getMessage());
    }

    private String address() {
        return String.valueOf(kafka.get("bootstrap.servers"));
    }

    private void ask(Duration wait) throws InterruptedException {
        String millis = Long.toString(Math.max(1, wait.toMillis()));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("request.timeout.ms", millis);
        settings.put("default.api.timeout.ms", millis);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException refused) {
                throw refused;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
