package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.contender.PacedContender;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Workload;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Apache Flink: DataStream programs with object reuse and without checkpoints, in one mini cluster that stays up over
 * all runs.
 */
public final class FlinkContender implements PacedContender {

    private final MiniCluster cluster;
    private final Configuration configuration;
    private final int parallelism;

    private FlinkContender(MiniCluster cluster, Configuration configuration, int parallelism) {
        this.cluster = cluster;
        this.configuration = configuration;
        this.parallelism = parallelism;
    }

    /** Flink as it comes, apart from object reuse. */
    public static FlinkContender start(int parallelism) throws Exception {
        return start(parallelism, new Configuration());
    }

    /** Flink set for low latency: buffers are sent, and watermarks made, each millisecond. */
    public static FlinkContender startForLowLatency(int parallelism) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(1));
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(1));
        return start(parallelism, configuration);
    }

    private static FlinkContender start(int parallelism, Configuration configuration) throws Exception {
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        // Fails where a type would fall back to the slow generic serializer.
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestOptions.BIND_PORT, "0");
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .setConfiguration(configuration)
                .build());
        cluster.start();
        return new FlinkContender(cluster, configuration, parallelism);
    }

    @Override
    public Result run(Workload workload, long rows) throws Exception {
        long start = System.nanoTime();
        StreamExecutionEnvironment environment = environment();
        Pipelines.add(environment, workload, rows);
        JobExecutionResult job = execute(environment);
        long nanos = System.nanoTime() - start;
        if (workload == Workload.W1) {
            Checksum results = new Checksum();
            results.add(0, 0, counter(job, ResultSinks.COUNT), counter(job, ResultSinks.SUM));
            return Result.of(rows, nanos, results);
        }
        return new Result(rows, nanos, counter(job, ResultSinks.RESULT_ROWS), counter(job, ResultSinks.CHECKSUM));
    }

    @Override
    public void run(PacedRun run) throws Exception {
        run.makeCurrent();
        StreamExecutionEnvironment environment = environment();
        Pipelines.addPaced(environment);
        execute(environment);
    }

    private StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    private JobExecutionResult execute(StreamExecutionEnvironment environment) throws Exception {
        return cluster.executeJobBlocking(environment.getStreamGraph().getJobGraph());
    }

    private static long counter(JobExecutionResult job, String name) {
        Long count = job.getAccumulatorResult(name);
        return count;
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}
