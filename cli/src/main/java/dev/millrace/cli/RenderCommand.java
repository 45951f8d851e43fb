package dev.millrace.cli;

import dev.millrace.cli.picture.PictureTheme;
import dev.millrace.cli.picture.PngPicture;
import dev.millrace.cli.picture.SvgPicture;
import dev.millrace.cli.picture.SvgPicture.Drawing;
import dev.millrace.cli.report.ExitCode;
import dev.millrace.cli.report.Reason;
import dev.millrace.cli.report.Terminal;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.file.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a document. */
@Command(name = "render", mixinStandardHelpOptions = true, description = "Draw a pipeline as it looks in the studio.")
final class RenderCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The pipeline.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "PICTURE",
            description = "The picture to write; its ending says what it is: .png or .svg.")
    private Path picture = Path.of("");

    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            defaultValue = "light",
            description = "The colours (default: ${DEFAULT-VALUE}).")
    private PictureTheme theme = PictureTheme.light;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "2",
            description = "Pixels for a unit of the canvas in a .png (default: ${DEFAULT-VALUE}).")
    private double scale;

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String name = picture.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new ParameterException(spec.commandLine(), "the picture " + picture + " must end in .png or .svg.");
        }
        if (!(scale >= 0.1 && scale <= 10)) {
            throw new ParameterException(spec.commandLine(), "--scale " + scale + " is not in 0.1 to 10.");
        }
        OpenedDocument document = OpenedDocument.open(file);
        document.reading().print(terminal);
        if (document.pipeline().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        Drawing drawing = SvgPicture.of(document.pipeline().get(), Catalog.shared(), theme);
        try {
            byte[] content = name.endsWith(".svg")
                    ? drawing.svg().getBytes(StandardCharsets.UTF_8)
                    : PngPicture.of(drawing, scale);
            AtomicFiles.write(picture, content);
            return ExitCode.DONE;
        } catch (IOException failed) {
            terminal.say("millrace: the picture " + picture + " cannot be written: " + Reason.of(failed) + ".");
            return ExitCode.BAD_INPUT;
        }
    }
}
