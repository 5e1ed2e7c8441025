package io.vigil.anomaly.rules;

/** The camera's own alerts, with the severity and the hours that somebody chose for them. */
final class CameraTrouble implements Condition {
    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        now.input()
                .troubles()
                .forEach(trouble -> found.add(Finding.at(trouble, "", 1, true).decided()));
        return memory;
    }
}
