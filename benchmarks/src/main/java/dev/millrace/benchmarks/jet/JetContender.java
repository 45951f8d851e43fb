package dev.millrace.benchmarks.jet;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.pipeline.Pipeline;
import dev.millrace.benchmarks.contender.PacedContender;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.Workload;

/**
 * Hazelcast Jet: one embedded member without a network, with as many cooperative threads as the parallelism, that stays
 * up over all runs. Sources and sinks are cooperative processors, so that nothing leaves these threads.
 */
public final class JetContender implements PacedContender {

    private final HazelcastInstance member;

    private JetContender(HazelcastInstance member) {
        this.member = member;
    }

    /** Starts the member. */
    public static JetContender start(int parallelism) {
        Config config = new Config();
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(parallelism);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getMetricsConfig().setEnabled(false);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.socket.bind.any", "false");
        return new JetContender(Hazelcast.newHazelcastInstance(config));
    }

    @Override
    public Result run(Workload workload, long rows) {
        ResultProcessor.reset();
        long start = System.nanoTime();
        execute(Pipelines.of(workload, rows));
        long nanos = System.nanoTime() - start;
        return new Result(rows, nanos, ResultProcessor.rows(), ResultProcessor.checksum());
    }

    @Override
    public void run(PacedRun run) {
        run.makeCurrent();
        execute(Pipelines.paced(run.rows()));
    }

    private void execute(Pipeline pipeline) {
        member.getJet()
                .newJob(pipeline, new JobConfig().setMetricsEnabled(false))
                .join();
    }

    @Override
    public void close() {
        member.shutdown();
    }
}
