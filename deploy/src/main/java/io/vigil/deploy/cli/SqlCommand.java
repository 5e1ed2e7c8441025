package io.vigil.deploy.cli;

import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.KafkaConfig;
import io.vigil.deploy.console.BrokerContact;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.sinks.sql.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.SqlParserException;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.types.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Questions to the output topics. */
@Command(
        description = {
            "Ask the topics of a deployment in SQL.",
            "Tables tracks, track_ends, events, counts and alerts; views latest_counts, latest_alerts and open_alerts. Prints tab-separated rows."
        })
final class SqlCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The deployment's YAML file: its broker and its topics' prefix.")
    private Path config;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "The broker; default: that of --config, or localhost:9092.")
    private String bootstrap;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Statements from a file, each ended by a semicolon at the end of a line.")
    private Path file;

    @Option(
            names = "--statements",
            description = "Print the statements that create the tables, for a SQL client of yours.")
    private boolean statements;

    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "One statement.")
    private String query;

    SqlCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        KafkaConfig kafka = kafka();
        List<String> tables =
                Tables.statements(kafka.bootstrap(), kafka.prefix(), kafka.properties());
        PrintWriter out = invocation.console().writer();
        if (statements) {
            tables.forEach(each -> out.println(each + ";\n"));
            return 0;
        }
        List<String> asked = asked();
        new BrokerContact(clients(kafka)).require();
        TableEnvironment environment =
                TableEnvironment.create(EnvironmentSettings.newInstance().inBatchMode().build());
        tables.forEach(environment::executeSql);
        for (String statement : asked) {
            print(environment, statement, out);
        }
        return 0;
    }

    private static Map<String, Object> clients(KafkaConfig kafka) {
        Map<String, Object> clients = new HashMap<>(kafka.properties());
        clients.put("bootstrap.servers", kafka.bootstrap());
        return clients;
    }

    private KafkaConfig kafka() throws Exception {
        DeploymentConfig read =
                config == null
                        ? DeploymentConfig.cluster()
                        : new ConfigReader(
                                        DeploymentConfig.cluster(), false, invocation.environment())
                                .read(config);
        KafkaConfig kafka = read.kafka();
        return bootstrap == null
                ? kafka
                : new KafkaConfig(
                        bootstrap, kafka.prefix(), kafka.partitions(), kafka.properties());
    }

    private List<String> asked() throws IOException {
        if ((query == null) == (file == null)) {
            throw new UsageException("needs a QUERY or --file, one of both");
        }
        if (query != null) {
            return List.of(query);
        }
        return Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .transform(text -> List.of(text.split(";\\s*(?:\\n|$)")))
                .stream()
                .filter(each -> !each.isBlank())
                .toList();
    }

    private static void print(TableEnvironment environment, String statement, PrintWriter out) {
        try {
            TableResult result = environment.executeSql(statement);
            out.println(String.join("\t", result.getResolvedSchema().getColumnNames()));
            // A batch query's rows end by themselves, which lets go of the job.
            result.collect().forEachRemaining(row -> out.println(line(row)));
            out.flush();
        } catch (SqlParserException | ValidationException e) {
            throw new UsageException("'%s': %s".formatted(statement.strip(), message(e)));
        } catch (RuntimeException e) {
            throw new InputException("the topics cannot be read: " + message(e), e);
        }
    }

    private static String line(Row row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.getArity(); i++) {
            Object value = row.getField(i);
            line.append(i == 0 ? "" : "\t").append(value == null ? "" : value);
        }
        return line.toString();
    }

    /** What is at the bottom of it: the planner wraps it in words of its own. */
    private static String message(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
