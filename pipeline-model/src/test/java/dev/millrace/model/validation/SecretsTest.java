package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.SecretReference;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String SECRET = "hunter2";

    private final PipelineValidator validator =
            new PipelineValidator(Catalog.of(List.of(new Vault())), new PlainExpressions());

    @Test
    void aSettingHoldsAReference() {
        assertEquals("env:PASSWORD", bound(vault(reference("env:PASSWORD"), "x").build(), Map.of()));
        assertEquals(
                "keystore:db.main",
                bound(vault(reference("keystore:db.main"), "x").build(), Map.of()));
    }

    @Test
    void aSecretParameterHoldsAReference() {
        Pipeline pipeline = vault(Value.of("${password}"), "x")
                .parameter("password", Parameter.Type.SECRET, Value.of("env:PASSWORD"))
                .build();

        assertEquals("env:PASSWORD", bound(pipeline, Map.of()));
        assertEquals("env:OTHER", bound(pipeline, Map.of("password", Value.of("env:OTHER"))));
    }

    @Test
    void aPlainSecretIsRefusedAndNeverRepeated() {
        List<Pipeline> pipelines = List.of(
                vault(Value.of(SECRET), "x").build(),
                vault(reference(SECRET), "x").build(),
                vault(Value.of("${password}"), "x")
                        .parameter("password", Parameter.Type.SECRET, Value.of(SECRET))
                        .build());

        for (Pipeline pipeline : pipelines) {
            List<Problem> problems = errors(pipeline, Map.of());
            assertEquals("BAD_SECRET", problems.get(0).code().name());
            assertFalse(problems.toString().contains(SECRET), problems.toString());
        }
    }

    @Test
    void aPlainSecretGivenToARunIsRefusedToo() {
        Pipeline pipeline = vault(Value.of("${password}"), "x")
                .parameter("password", Parameter.Type.SECRET, Value.of("env:PASSWORD"))
                .build();

        List<Problem> problems = errors(pipeline, Map.of("password", Value.of(SECRET)));

        assertEquals(
                "The value given for \"password\" must say where the secret is found, not be the secret.",
                problems.get(0).message());
        assertFalse(problems.toString().contains(SECRET));
    }

    @Test
    void aSecretDoesNotFlowIntoOtherSettings() {
        Pipeline text = vault(reference("env:PASSWORD"), "say ${password}")
                .parameter("password", Parameter.Type.SECRET, Value.of("env:PASSWORD"))
                .build();
        Pipeline record = new Pipelines()
                .node("vault", "vault", "password", reference("env:A"), "text", reference("env:A"))
                .build();
        Pipeline plain = vault(Value.of("${password}"), "x")
                .parameter("password", Parameter.Type.STRING, Value.of("x"))
                .build();

        assertEquals(
                "This must be text, but the parameter \"password\" is of type secret.",
                errors(text, Map.of()).get(0).message());
        assertEquals(
                "This setting cannot hold a secret.",
                errors(record, Map.of()).get(0).message());
        assertEquals(
                "This must be a secret, but the parameter \"password\" is of type string.",
                errors(plain, Map.of()).get(0).message());
    }

    private static Pipelines vault(Value password, String text) {
        return new Pipelines().node("vault", "vault", "password", password, "text", text);
    }

    private static Value reference(String text) {
        return Value.of(Map.of("secret", Value.of(text)));
    }

    private String bound(Pipeline pipeline, Map<String, Value> given) {
        assertEquals(List.of(), errors(pipeline, given));
        Validated validated = validator.validate(pipeline, given);
        return ((VaultSpec)
                        Objects.requireNonNull(validated.nodes().get("vault")).spec())
                .password()
                .toString();
    }

    private List<Problem> errors(Pipeline pipeline, Map<String, Value> given) {
        return validator.validate(pipeline, given).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private record VaultSpec(SecretReference password) implements OperatorSpec {}

    /** A kind with a secret, as connectors of others have. */
    private static final class Vault implements OperatorKind {

        @Override
        public String key() {
            return "vault";
        }

        @Override
        public String title() {
            return "Vault";
        }

        @Override
        public Category category() {
            return Category.SINK;
        }

        @Override
        public String summary() {
            return "Holds a secret.";
        }

        @Override
        public List<SettingSpec> settings() {
            return List.of(
                    SettingSpec.required("password", "Password", new SettingSpec.SecretType(), "The password."),
                    SettingSpec.optional("text", "Text", new SettingSpec.TextType(false), "Some text."));
        }

        @Override
        public List<Port> inputs(Settings settings) {
            return List.of();
        }

        @Override
        public List<Port> outputs(Settings settings) {
            return List.of();
        }

        @Override
        public Needs needs() {
            return Needs.NOTHING;
        }

        @Override
        public Optional<OperatorSpec> bind(BindContext context) {
            return context.settings()
                    .value("password")
                    .flatMap(SecretReference::of)
                    .map(VaultSpec::new);
        }
    }
}
