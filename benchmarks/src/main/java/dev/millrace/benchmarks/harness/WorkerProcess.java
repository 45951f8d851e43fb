package dev.millrace.benchmarks.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The harness's end of a {@link Worker}. */
final class WorkerProcess implements AutoCloseable {

    private final String name;
    private final JavaCommand java;
    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;

    private WorkerProcess(String name, JavaCommand java, Process process) {
        this.name = name;
        this.java = java;
        this.process = process;
        this.requests = new PrintWriter(process.outputWriter(UTF_8), true);
        this.answers = process.inputReader(UTF_8);
    }

    /** Starts a worker and waits until its contender is open. */
    static WorkerProcess start(JavaCommand java, ContenderKind kind, String purpose, int parallelism)
            throws IOException {
        String name = purpose + "-" + parallelism + "-" + kind.title();
        Process process = java.start(Worker.class, name, List.of(kind.title(), String.valueOf(parallelism)));
        WorkerProcess worker = new WorkerProcess(name, java, process);
        worker.answer("ready");
        return worker;
    }

    Run run(Workload workload, long rows) throws IOException {
        requests.println("run " + workload + " " + rows);
        long[] numbers = answer("result");
        return new Run(new Result(numbers[0], numbers[1], numbers[2], numbers[3]), numbers[4]);
    }

    Latency paced(long rowsPerSecond, int warmUpSeconds, int seconds) throws IOException {
        requests.println("paced " + rowsPerSecond + " " + warmUpSeconds + " " + seconds);
        long[] numbers = answer("latency");
        return new Latency(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private long[] answer(String kind) throws IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith(kind)) {
            throw new BenchmarkException(
                    name + " has failed; see " + java.logs().resolve(name + ".log"));
        }
        String[] words = line.split(" ", -1);
        long[] numbers = new long[words.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Long.parseLong(words[i + 1]);
        }
        return numbers;
    }

    /** Ends the process: on the end of its requests by itself, otherwise by force. */
    @Override
    public void close() {
        requests.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
