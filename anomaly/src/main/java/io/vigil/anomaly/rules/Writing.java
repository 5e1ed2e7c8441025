package io.vigil.anomaly.rules;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The alerts that one record leads to, in the order in which they come. */
final class Writing {
    private final Moment now;
    private final long rulesVersion;
    private final List<Alert> alerts = new ArrayList<>(0);

    Writing(Moment now, long rulesVersion) {
        this.now = now;
        this.rulesVersion = rulesVersion;
    }

    List<Alert> alerts() {
        return alerts;
    }

    /**
     * @param incident empty: it is the first of its own
     */
    Episode opened(RuleConfig rule, Episode episode, String incident, String suppressed) {
        RulesInput input = now.input();
        String subject = subject(rule, episode);
        String id =
                "%s/%s/%s/%s/%d"
                        .formatted(
                                input.camera(),
                                rule.id(),
                                subject.isEmpty() ? "-" : subject.replace(' ', '-'),
                                episode.place().isEmpty() ? "-" : episode.place(),
                                now.clock());
        AlertContext context =
                new AlertContext(
                        rule.id(),
                        rulesVersion,
                        subject,
                        episode.place(),
                        incident.isEmpty() ? id : incident,
                        0,
                        suppressed,
                        "",
                        Optional.of(episode.evidence()),
                        rule.test(),
                        rule.shadow()
                                || (rule.kind() == RuleKind.ANOMALY && Unusual.isShadow(episode)),
                        rule.catchUp(),
                        rule.location());
        Alert alert =
                new Alert(
                        id,
                        0,
                        Alert.Phase.OPENED,
                        input.camera(),
                        rule.kind().word(),
                        rule.kind() == RuleKind.FALL
                                ? Falling.severity(rule, episode)
                                : rule.severity(),
                        input.epoch(),
                        input.sequence(),
                        now.clock(),
                        episode.startedMicros(),
                        now.clock(),
                        new Wording(rule, input).holds(episode, now.clock()),
                        context);
        alerts.add(alert);
        return episode.with(alert);
    }

    private String subject(RuleConfig rule, Episode episode) {
        if (episode.track() > 0) {
            return "track " + episode.track();
        }
        return switch (rule.kind()) {
            // Of what is no track of this camera, the key says what it is.
            case CAMERA_HEALTH, SEQUENCE, FALL -> episode.key();
            case ANOMALY -> Unusual.subject(now.input().untracked().alarm());
            default -> "";
        };
    }

    /** Another moment of the episode's alert, which has one. */
    Episode next(
            Episode episode,
            Alert.Phase phase,
            Severity severity,
            Explanation explanation,
            AlertContext context) {
        Alert last = episode.alert().orElseThrow();
        Alert alert =
                new Alert(
                        last.alertId(),
                        last.revision() + 1,
                        phase,
                        last.camera(),
                        last.kind(),
                        severity,
                        now.input().epoch(),
                        now.input().sequence(),
                        now.clock(),
                        last.startedAtMicros(),
                        last.detectedAtMicros(),
                        explanation,
                        context);
        alerts.add(alert);
        return episode.with(alert);
    }

    /**
     * The episode, after its alert has told under which name its subject goes on, if it has one.
     */
    Episode renamed(Episode episode) {
        if (episode.alert().isEmpty()) {
            return episode;
        }
        Alert last = episode.alert().get();
        AlertContext said = last.context();
        return next(
                episode,
                Alert.Phase.UPDATED,
                last.severity(),
                last.explanation(),
                context(episode, said.escalation(), said.suppressed(), said.acknowledgedBy()));
    }

    void resolved(Episode episode, Explanation explanation, String acknowledgedBy) {
        Alert last = episode.alert().orElseThrow();
        AlertContext context = last.context();
        next(
                episode,
                Alert.Phase.RESOLVED,
                last.severity(),
                explanation,
                context(
                        episode,
                        context.escalation(),
                        context.suppressed(),
                        acknowledgedBy.isEmpty() ? context.acknowledgedBy() : acknowledgedBy));
    }

    /** The context of the episode's alert as it is now. */
    static AlertContext context(
            Episode episode, int escalation, String suppressed, String acknowledgedBy) {
        AlertContext last = episode.alert().orElseThrow().context();
        return new AlertContext(
                last.rule(),
                last.rulesVersion(),
                episode.track() > 0 ? "track " + episode.track() : last.subject(),
                last.place(),
                last.incident(),
                escalation,
                suppressed,
                acknowledgedBy,
                Optional.of(episode.evidence()),
                last.test(),
                last.shadow(),
                last.catchUp(),
                last.location());
    }
}
