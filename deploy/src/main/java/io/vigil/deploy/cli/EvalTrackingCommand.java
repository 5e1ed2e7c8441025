package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.tracking.evaluation.Evaluation;
import io.vigil.tracking.evaluation.EvaluationResult;
import io.vigil.tracking.evaluation.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good tracks are. */
@Command(
        description = {
            "HOTA, CLEAR MOT and identity of MOTChallenge results.",
            "MOTChallenge's preparation is applied where the truth has distractor classes."
        })
final class EvalTrackingCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            required = true,
            description = "Folder with SEQUENCE/gt.txt.")
    private Path truth;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            required = true,
            description = "Folder with SEQUENCE.txt.")
    private Path results;

    @Option(
            names = "--no-preprocessing",
            description = "Keep what the tracker says about distractors.")
    private boolean noPreprocessing;

    @Option(names = "--json", description = "The scores as JSON.")
    private boolean json;

    EvalTrackingCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        requireFolder("--truth", truth);
        requireFolder("--results", results);
        EvaluationResult scored = evaluate();
        Console console = invocation.console();
        for (String name : scored.withoutResults()) {
            console.say(
                    "left out: %s, there is no %s".formatted(name, results.resolve(name + ".txt")));
        }
        if (scored.sequences().isEmpty()) {
            throw new InputException(
                    "No sequence of %s has results in %s; they need to be there as SEQUENCE.txt"
                            .formatted(truth, results));
        }
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(asJson(scored)));
        } else {
            print(scored, console);
        }
        return 0;
    }

    private EvaluationResult evaluate() throws IOException {
        try {
            return Evaluation.evaluate(truth, results, !noPreprocessing);
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private static void requireFolder(String option, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException("%s: there is no folder %s".formatted(option, folder));
        }
    }

    private static Map<String, Object> asJson(EvaluationResult scored) {
        Map<String, Object> sequences = new LinkedHashMap<>();
        scored.sequences().forEach((name, scores) -> sequences.put(name, ScoresJson.of(scores)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sequences", sequences);
        answer.put("combined", ScoresJson.of(scored.combined()));
        return answer;
    }

    private static void print(EvaluationResult scored, Console console) {
        console.result(
                "%-24s %6s %6s %6s %6s %6s %6s %6s %6s %6s %7s %7s %7s"
                        .formatted(
                                "sequence",
                                "HOTA",
                                "DetA",
                                "AssA",
                                "LocA",
                                "MOTA",
                                "MOTP",
                                "IDF1",
                                "IDSW",
                                "Frag",
                                "FP",
                                "FN",
                                "GT"));
        scored.sequences().forEach((name, scores) -> console.result(line(name, scores)));
        console.result(line("combined", scored.combined()));
    }

    private static String line(String name, Scores s) {
        return String.format(
                Locale.ROOT,
                "%-24s %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6d %6d %7d %7d %7d",
                name,
                s.hota(),
                s.detA(),
                s.assA(),
                s.locA(),
                s.mota(),
                s.motp(),
                s.idf1(),
                s.idSwitches(),
                s.fragmentations(),
                s.falsePositives(),
                s.falseNegatives(),
                s.truthBoxes());
    }
}
