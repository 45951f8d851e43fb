package dev.millrace.cluster;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.telemetry.Telemetry;
import java.io.IOException;
import java.util.List;

/**
 * A cluster that pipelines are shipped to. Everything that the studio and the command line know of a cluster goes
 * through here; an implementation talks to one kind of cluster and may be called from any thread. No implementation
 * exists yet.
 */
public interface ClusterConnector extends AutoCloseable {

    /** What keeps a pipeline from giving the same result on this cluster; empty: nothing. */
    List<Problem> check(Pipeline pipeline);

    /**
     * Ships a pipeline and starts it.
     *
     * @return the running job
     */
    Job deploy(Pipeline pipeline, int parallelism) throws IOException, InterruptedException;

    @Override
    void close();

    /** A pipeline on the cluster. */
    interface Job {

        /** The cluster's own name of it. */
        String id();

        /** The newest snapshot, by the pipeline's node ids. */
        Telemetry telemetry() throws IOException, InterruptedException;

        /**
         * Takes a savepoint.
         *
         * @return where it lies
         */
        String savepoint() throws IOException, InterruptedException;

        void cancel() throws IOException, InterruptedException;
    }
}
