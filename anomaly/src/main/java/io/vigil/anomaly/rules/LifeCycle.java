package io.vigil.anomaly.rules;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.judging.PastAlerts;
import io.vigil.anomaly.rules.Instruction.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of an open alert other than that it is over: somebody acknowledges it, staff comes,
 * it escalates, nobody is to be called or somebody is after all, it gets worse. All by content
 * time, which goes on whether the camera sees or not.
 */
final class LifeCycle {
    /** An alert says no oftener than this that it got worse. */
    private static final long LEAST_MICROS = 30_000_000;

    /** And only if its value has grown by this factor since it last said it. */
    private static final double WORSE = 1.25;

    private final Watch watch;
    private final Moment now;
    private final Orders orders;
    private final Writing writing;
    private final Wording wording;

    LifeCycle(Watch watch, Moment now, Orders orders, Writing writing) {
        this.watch = watch;
        this.now = now;
        this.orders = orders;
        this.writing = writing;
        this.wording = new Wording(watch.rule(), now.input());
    }

    RuleMemory step(RuleMemory before) {
        RuleMemory memory = before;
        List<Episode> next = null;
        for (int i = 0; i < before.episodes().size(); i++) {
            Episode was = before.episodes().get(i);
            if (was.alert().isEmpty()) {
                continue;
            }
            Episode is;
            if (orders.isAttended(watch.rule(), was) && isCalling(was)) {
                Explanation over = wording.over(was, "staff is there", now.clock());
                writing.resolved(was, over, Orders.STAFF);
                is = was.with(Episode.Stage.SETTLED);
            } else {
                is = worse(escalated(recalled(acknowledged(was), memory)));
            }
            if (!is.equals(was)) {
                next = next == null ? new ArrayList<>(before.episodes()) : next;
                next.set(i, is);
            }
        }
        return next == null ? memory : memory.withEpisodes(next);
    }

    /** Opened before staff came. */
    private static boolean isCalling(Episode episode) {
        return !last(episode).suppressed().equals(Orders.STAFF);
    }

    private Episode acknowledged(Episode episode) {
        Episode is = episode;
        for (Instruction said : now.input().instructions()) {
            Alert alert = is.alert().orElseThrow();
            boolean isNormal = said.action() == Action.NORMAL && watch.kind() == RuleKind.ANOMALY;
            if ((isNormal || said.action() == Action.ACKNOWLEDGE)
                    && said.target().equals(alert.alertId())) {
                Explanation holds = wording.holds(is, now.clock());
                is =
                        writing.next(
                                is,
                                Alert.Phase.ACKNOWLEDGED,
                                alert.severity(),
                                isNormal ? PastAlerts.normal(holds, said.by(), said.note()) : holds,
                                context(
                                        is,
                                        last(is).escalation(),
                                        last(is).suppressed(),
                                        said.by()));
            }
        }
        return is;
    }

    /** Reasons not to call come and go while it is open. */
    private Episode recalled(Episode episode, RuleMemory memory) {
        AlertContext last = last(episode);
        String suppressed = orders.suppressed(watch.rule(), episode, memory.cooling(), now);
        return suppressed.equals(last.suppressed())
                ? episode
                : updated(
                        episode,
                        episode.alert().orElseThrow().severity(),
                        context(episode, last.escalation(), suppressed, last.acknowledgedBy()));
    }

    private Episode escalated(Episode episode) {
        AlertContext last = last(episode);
        Alert alert = episode.alert().orElseThrow();
        List<Escalation> escalations = watch.rule().escalations();
        if (!last.suppressed().isEmpty() || !last.acknowledgedBy().isEmpty()) {
            return episode;
        }
        int due = last.escalation();
        Severity severity = alert.severity();
        while (due < escalations.size()
                && now.clock() - alert.detectedAtMicros()
                        >= escalations.get(due).after().toNanos() / 1000) {
            severity = escalations.get(due++).severity();
        }
        return due == last.escalation()
                ? episode
                : updated(episode, severity, context(episode, due, "", ""));
    }

    private Episode worse(Episode episode) {
        Alert alert = episode.alert().orElseThrow();
        String measure = watch.kind().defaults().measure();
        double said = alert.explanation().figures().getOrDefault(measure, episode.value());
        boolean worse =
                now.shows(watch)
                        && (watch.kind().defaults().hasLimit() || watch.kind() == RuleKind.ANOMALY)
                        && episode.value() > WORSE * said
                        && (now.clock() - alert.capturedAtMicros() >= LEAST_MICROS
                                || isAnother(alert));
        return worse
                ? updated(
                        episode,
                        alert.severity(),
                        context(
                                episode,
                                last(episode).escalation(),
                                last(episode).suppressed(),
                                last(episode).acknowledgedBy()))
                : episode;
    }

    /** Whoever was marginal may have opened what is then about somebody else. */
    private boolean isAnother(Alert said) {
        return watch.kind() == RuleKind.ANOMALY
                && Unusual.isAnother(said, now.input().untracked().alarm());
    }

    private Episode updated(Episode episode, Severity severity, AlertContext context) {
        return writing.next(
                episode,
                Alert.Phase.UPDATED,
                severity,
                wording.holds(episode, now.clock()),
                context);
    }

    private static AlertContext last(Episode episode) {
        return episode.alert().orElseThrow().context();
    }

    private static AlertContext context(
            Episode episode, int escalation, String suppressed, String acknowledgedBy) {
        return Writing.context(episode, escalation, suppressed, acknowledgedBy);
    }
}
