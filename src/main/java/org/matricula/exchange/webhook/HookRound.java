package org.matricula.exchange.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.outward.JudgedPost;
import org.matricula.outward.PublicAddress;
import org.matricula.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends what waits. What is not taken is tried again, twice as late each time up to six hours, and
/// given up after the tenth try: more than a day. No redirection is followed.
@Component
class HookRound {

    static final int TRIES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(HookRound.class);
    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int ANSWER_LENGTH = 200;

    private final DeliveryRows deliveries;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;
    private final JudgedPost post =
            new JudgedPost((SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE);

    HookRound(DeliveryRows deliveries, Vault vault, JsonMapper json, Clock clock) {
        this.deliveries = deliveries;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /// By the clock, for rounds with a fixed delay wait for one another; two at once take different
    /// deliveries.
    @Scheduled(cron = "*/5 * * * * *")
    void run() {
        var actor = Actor.system("webhooks");
        Acting.as(
                actor,
                () -> {
                    var now = clock.instant();
                    var due = deliveries.take(now, now.plus(LEASE), BATCH);
                    sendAll(
                            due.stream()
                                    .map(it ->
                                            Executors.callable(
                                                    () -> Acting.as(actor, () -> send(it))))
                                    .toList());
                });
    }

    /// One that does not answer keeps nobody else waiting, and the round not for ever.
    private static void sendAll(List<Callable<Object>> sends) {
        var each = Executors.newVirtualThreadPerTaskExecutor();
        try {
            each.invokeAll(sends, ROUND.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            each.shutdownNow();
        }
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        Acting.as(
                Actor.system("webhooks"),
                () -> deliveries.forgetSentBefore(clock.instant().minus(KEPT)));
    }

    private void send(DeliveryRows.Row it) {
        try {
            var address = PublicAddress.checked(it.address(), it.inside());
            var body = json.writeValueAsString(body(it));
            var secret = vault.open(SealedHooks.SECRET, it.secret(), SealedHooks.salt(it.hook()));
            var headers = new LinkedHashMap<String, String>();
            headers.put("Content-Type", "application/json");
            headers.put("X-Matricula-Event", it.kind() + ".changed");
            headers.put("X-Matricula-Delivery", it.id().toString());
            headers.put(
                    HookSignature.HEADER,
                    new HookSignature(String.valueOf(secret))
                            .of(clock.instant().getEpochSecond(), body));
            var status = post.send(address, headers, body);
            if (status >= 200 && status < 300) {
                deliveries.sent(it.id(), Integer.toString(status), clock.instant());
            } else {
                putOff(it, Integer.toString(status));
            }
        } catch (Refused refused) {
            putOff(it, refused.refusals().getFirst().code());
        } catch (IOException | RuntimeException fault) {
            // a round that is over interrupts; what is written down now is not to be cut off too
            Thread.interrupted();
            LOG.warn("delivery {} was not taken: {}", it.id(), fault.toString());
            putOff(it, told(fault));
        }
    }

    private void putOff(DeliveryRows.Row it, String answer) {
        var now = clock.instant();
        if (it.tries() >= TRIES) {
            deliveries.dead(it.id(), answer, now);
            return;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << (it.tries() - 1));
        deliveries.again(
                it.id(),
                answer,
                now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    private static String told(Exception fault) {
        var words = fault.getClass().getSimpleName() + " " + fault.getMessage();
        return words.substring(0, Math.min(words.length(), ANSWER_LENGTH));
    }

    /// Identifiers alone.
    private static Map<String, Object> body(DeliveryRows.Row it) {
        var events = new ArrayList<Map<String, Object>>();
        for (var at = 0; at < it.subjects().size(); at++) {
            var event = new LinkedHashMap<String, Object>();
            if (!it.events().isEmpty()) {
                event.put("event", it.events().get(at));
            }
            event.put("enrolment", it.subjects().get(at));
            events.add(event);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("id", it.id());
        body.put("type", it.kind() + ".changed");
        body.put("occurredAt", it.occurredAt().toString());
        body.put("school", it.unit());
        body.put("events", List.copyOf(events));
        return body;
    }
}
