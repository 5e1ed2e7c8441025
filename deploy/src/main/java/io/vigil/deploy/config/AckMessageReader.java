package io.vigil.deploy.config;

import io.vigil.ingest.Acknowledgement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads what is sent on the topic {@code alert-acks}: {@code {"alertId", "by", "note"}}, {@code
 * {"normal": {"alertId", "by", "note"}}} of an anomaly, {@code {"inhibit": {"camera", "rule",
 * "until", "reason", "by"}}} or {@code {"confirmView": {"camera", "by", "note"}}}, each with an
 * {@code id} if the sender wants to know the answer by it.
 */
public final class AckMessageReader {
    private static final Pattern ALERT = Pattern.compile("[^\\s/]+(/[^\\s/]+)+");

    private final Set<String> cameras;
    private final Function<String, Collection<String>> rules;

    /**
     * @param rules the ids of a camera's rules
     */
    public AckMessageReader(Set<String> cameras, Function<String, Collection<String>> rules) {
        this.cameras = Set.copyOf(cameras);
        this.rules = rules;
    }

    /**
     * @param name of the message in problems
     * @param key of the record; null where it has none
     * @return a record without its place in the log
     */
    public Heard<Acknowledgement> read(String name, String key, byte[] value) {
        Message message = Message.of(name, value);
        String id = message.id();
        Optional<Acknowledgement> said = message.root().flatMap(r -> said(message.document(), r));
        Optional<String> camera = said.map(Acknowledgement::camera).filter(cameras::contains);
        if (key != null && camera.isPresent() && !key.equals(camera.get())) {
            message.root().orElseThrow().refuse("key", Message.keyNeeded(camera.get()));
        }
        return new Heard<>(id, camera.orElse(""), 0, said, message.document().problems());
    }

    private Optional<Acknowledgement> said(Document document, Section root) {
        List<String> given =
                List.of("alertId", "normal", "inhibit", "confirmView").stream()
                        .filter(root::has)
                        .toList();
        if (given.size() != 1) {
            document.problem(
                    root.at("?"),
                    root.subject(),
                    given.isEmpty() ? "nothing that is said" : String.join(" and ", given),
                    "one of alertId, normal, inhibit, confirmView");
            root.has("by");
            root.has("note");
            root.finish();
            return Optional.empty();
        }
        Acknowledgement said =
                switch (given.get(0)) {
                    case "alertId" -> acknowledged(document, root, "ACKNOWLEDGE");
                    case "normal" -> normal(document, root.section("normal", "normal"));
                    case "inhibit" -> inhibited(document, root.section("inhibit", "inhibit"));
                    default -> confirmed(document, root.section("confirmView", "confirmView"));
                };
        root.finish();
        return Optional.of(said);
    }

    private Acknowledgement normal(Document document, Section section) {
        section.needed("alertId", "the id of an alert about an anomaly");
        Acknowledgement said = acknowledged(document, section, "NORMAL");
        section.finish();
        return said;
    }

    private Acknowledgement acknowledged(Document document, Section root, String action) {
        String alert =
                root.text(
                        "alertId",
                        "",
                        ALERT,
                        "an alert's id as it stands in the alert, CAMERA/...");
        String camera = alert.isEmpty() ? "" : alert.substring(0, alert.indexOf('/'));
        if (!camera.isEmpty()) {
            new Names(document)
                    .check(root.at("alertId"), root.subject("alertId"), camera, "camera", cameras);
        }
        return said(camera, action, alert, Message.by(root), Message.note(root, "note"), 0);
    }

    private Acknowledgement inhibited(Document document, Section section) {
        String camera = Message.camera(document, section, cameras);
        Optional<String> rule = section.text("rule", "the id of a rule; none: all of them");
        if (rule.isPresent() && cameras.contains(camera)) {
            new Names(document)
                    .check(
                            section.at("rule"),
                            section.subject("rule"),
                            rule.get(),
                            "rule",
                            rules.apply(camera));
        }
        section.needed("until", Instants.NEEDED);
        Acknowledgement said =
                said(
                        camera,
                        "INHIBIT",
                        rule.orElse(""),
                        Message.by(section),
                        Message.note(section, "reason"),
                        Instants.micros(section, "until").orElse(0));
        section.finish();
        return said;
    }

    private Acknowledgement confirmed(Document document, Section section) {
        Acknowledgement said =
                said(
                        Message.camera(document, section, cameras),
                        "CONFIRM_VIEW",
                        "",
                        Message.by(section),
                        Message.note(section, "note"),
                        0);
        section.finish();
        return said;
    }

    private static Acknowledgement said(
            String camera, String action, String target, String by, String note, long until) {
        return new Acknowledgement(camera, 0, -1, 0, action, target, by, note, until);
    }
}
