package dev.millrace.model.operator;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.OperatorProvider;
import dev.millrace.model.operator.join.IntervalJoin;
import dev.millrace.model.operator.join.Join;
import dev.millrace.model.operator.join.LookupJoin;
import dev.millrace.model.operator.join.TemporalJoin;
import dev.millrace.model.operator.join.WindowJoin;
import dev.millrace.model.operator.sink.ConsoleSink;
import dev.millrace.model.operator.sink.CsvSink;
import dev.millrace.model.operator.sink.DiscardSink;
import dev.millrace.model.operator.sink.JsonlSink;
import dev.millrace.model.operator.sink.TableSink;
import dev.millrace.model.operator.source.CsvSource;
import dev.millrace.model.operator.source.GeneratorSource;
import dev.millrace.model.operator.source.JsonlSource;
import dev.millrace.model.operator.source.RowsSource;
import dev.millrace.model.operator.transform.Aggregate;
import dev.millrace.model.operator.transform.ChangesAsRows;
import dev.millrace.model.operator.transform.Deduplicate;
import dev.millrace.model.operator.transform.Filter;
import dev.millrace.model.operator.transform.FlatMap;
import dev.millrace.model.operator.transform.Pattern;
import dev.millrace.model.operator.transform.ProcessFunction;
import dev.millrace.model.operator.transform.Project;
import dev.millrace.model.operator.transform.Route;
import dev.millrace.model.operator.transform.TopN;
import dev.millrace.model.operator.transform.Union;
import dev.millrace.model.operator.transform.Watermark;
import dev.millrace.model.operator.transform.WindowAggregate;
import dev.millrace.model.operator.transform.WindowRows;
import java.util.List;

/** Millrace's own kinds, in the order of the palette. */
public final class MillraceOperators implements OperatorProvider {

    @Override
    public List<OperatorKind> kinds() {
        return List.of(
                new CsvSource(),
                new JsonlSource(),
                new RowsSource(),
                new GeneratorSource(),
                new Filter(),
                new Project(),
                new FlatMap(),
                new Union(),
                new Route(),
                new Watermark(),
                new WindowAggregate(),
                new WindowRows(),
                new Aggregate(),
                new ProcessFunction(),
                new Pattern(),
                new ChangesAsRows(),
                new Deduplicate(),
                new TopN(),
                new Join(),
                new IntervalJoin(),
                new WindowJoin(),
                new TemporalJoin(),
                new LookupJoin(),
                new CsvSink(),
                new JsonlSink(),
                new TableSink(),
                new ConsoleSink(),
                new DiscardSink());
    }
}
