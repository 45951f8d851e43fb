package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.spec.OperatorSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustnessTest {

    private static final int DOCUMENTS_PER_KIND = 150;

    private final List<String> failures = new ArrayList<>();

    @Test
    void noSettingsMakeAKindFail() {
        long seed = Long.getLong("seed", 20_260_101L);
        Random random = new Random(seed);
        List<OperatorKind> watched = new ArrayList<>();
        Catalog.shared().kinds().forEach(kind -> watched.add(new Watched(kind, failures)));
        Catalog catalog = Catalog.of(watched);
        PipelineValidator validator = new PipelineValidator(catalog, ExpressionCompiler.shared());

        for (OperatorKind kind : catalog.kinds()) {
            for (int i = 0; i < DOCUMENTS_PER_KIND; i++) {
                Map<String, Value> settings = mutated(kind.manual().example(), random);
                Validated validated = validator.validate(document(kind, settings), Map.of());

                assertEquals(List.of(), failures, "seed " + seed + ", " + kind.key() + " " + settings);
                assertTrue(validated.problems().size() < 150);
            }
        }
    }

    @Test
    void aKindThatFailsDoesNotTakeTheOthersAlong() {
        OperatorKind broken = new Watched(Catalog.shared().kind("filter").orElseThrow(), failures) {
            @Override
            public Optional<OperatorSpec> bind(BindContext context) {
                throw new IllegalStateException("out of order");
            }

            @Override
            public List<Port> outputs(Settings settings) {
                throw new IllegalStateException("out of order");
            }
        };
        Catalog catalog = Catalog.of(List.of(
                broken,
                Catalog.shared().kind("rows-source").orElseThrow(),
                Catalog.shared().kind("table-sink").orElseThrow()));
        Pipeline pipeline = new Pipelines()
                .orders("orders")
                .node("broken", "filter", "condition", "true")
                .node("table", "table-sink")
                .edge("orders.out", "broken.in")
                .edge("orders.out", "table.in")
                .build();

        Validated validated = new PipelineValidator(catalog, ExpressionCompiler.shared()).validate(pipeline, Map.of());

        assertFalse(validated.runnable());
        assertEquals(List.of("orders", "table"), List.copyOf(validated.nodes().keySet()));
        assertEquals(
                List.of("The operator kind \"filter\" failed: java.lang.IllegalStateException: out of order."),
                validated.problems().stream().map(Problem::message).toList());
    }

    private static Pipeline document(OperatorKind kind, Map<String, Value> settings) {
        Pipelines pipelines = new Pipelines().orders("orders").node("tested", kind.key(), settings);
        kind.inputs(Settings.of(kind.settings(), kind.manual().example()))
                .forEach(port -> pipelines.edge("orders.out", "tested." + port.name()));
        return pipelines.build();
    }

    private static Map<String, Value> mutated(Map<String, Value> settings, Random random) {
        Map<String, Value> mutated = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            int chance = random.nextInt(8);
            if (chance == 0) {
                mutated.put(key, anything(random));
            } else if (chance > 1) {
                mutated.put(key, mutated(value, random));
            }
        });
        if (random.nextInt(8) == 0) {
            mutated.put("more", anything(random));
        }
        return mutated;
    }

    private static Value mutated(Value value, Random random) {
        if (value instanceof Value.RecordOf record) {
            return Value.of(mutated(record.fields(), random));
        }
        if (value instanceof Value.ListOf list) {
            List<Value> elements = new ArrayList<>();
            list.elements().forEach(element -> {
                int chance = random.nextInt(8);
                if (chance > 0) {
                    elements.add(chance == 1 ? anything(random) : mutated(element, random));
                }
            });
            return Value.of(elements);
        }
        return random.nextInt(6) == 0 ? anything(random) : value;
    }

    private static Value anything(Random random) {
        List<Value> values = List.of(
                new Value.Null(),
                Value.of(true),
                Value.of(0),
                Value.of(-1),
                Value.of(Long.MAX_VALUE),
                new Value.Numeric(new BigDecimal("1E+400")),
                new Value.Numeric(new BigDecimal("0.1")),
                Value.of(""),
                Value.of("n"),
                Value.of("price"),
                Value.of("sliding"),
                Value.of("${missing}"),
                Value.of("$${"),
                Value.of("decimal(38, 38)"),
                Value.of("array<row<a int>>"),
                Value.of("999999999999999d"),
                Value.of("-999999999-01-01"),
                Value.of("\0\uD800"),
                Example.list(),
                Example.list(Example.list()),
                Example.record(),
                Example.record("secret", "env:X"),
                Example.record("name", "x", "type", "int"));
        return values.get(random.nextInt(values.size()));
    }

    /** A kind that remembers what was thrown. */
    private static class Watched implements OperatorKind {

        private final OperatorKind kind;
        private final List<String> failures;

        Watched(OperatorKind kind, List<String> failures) {
            this.kind = kind;
            this.failures = failures;
        }

        @Override
        public String key() {
            return kind.key();
        }

        @Override
        public String title() {
            return kind.title();
        }

        @Override
        public Category category() {
            return kind.category();
        }

        @Override
        public String summary() {
            return kind.summary();
        }

        @Override
        public Manual manual() {
            return kind.manual();
        }

        @Override
        public List<SettingSpec> settings() {
            return kind.settings();
        }

        @Override
        public List<Port> inputs(Settings settings) {
            return kind.inputs(settings);
        }

        @Override
        public List<Port> outputs(Settings settings) {
            return kind.outputs(settings);
        }

        @Override
        public Needs needs() {
            return kind.needs();
        }

        @Override
        public Optional<OperatorSpec> bind(BindContext context) {
            try {
                return kind.bind(context);
            } catch (RuntimeException failure) {
                failures.add(failure.toString());
                throw failure;
            }
        }
    }
}
