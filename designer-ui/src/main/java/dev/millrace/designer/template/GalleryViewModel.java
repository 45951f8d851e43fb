package dev.millrace.designer.template;

import dev.millrace.designer.canvas.model.CanvasScene;
import dev.millrace.designer.canvas.model.SceneBuilder;
import dev.millrace.designer.file.FileViewModel;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.document.Pipeline;
import dev.millrace.templates.TemplateLibrary;
import dev.millrace.templates.TemplateLibrary.Template;
import java.util.List;

/** The pipelines that come with Millrace, as cards to choose from. */
public final class GalleryViewModel {

    private final FileViewModel files;
    private final Catalog catalog;

    /** A template as the gallery shows it. */
    public record Card(Template template, String title, String description, CanvasScene scene) {}

    public GalleryViewModel(FileViewModel files, Catalog catalog) {
        this.files = files;
        this.catalog = catalog;
    }

    /** All of them, the simplest first. */
    List<Card> cards() {
        return TemplateLibrary.all().stream().map(this::card).toList();
    }

    private Card card(Template template) {
        Pipeline pipeline = template.pipeline();
        return new Card(template, pipeline.name(), pipeline.description(), new SceneBuilder(catalog).build(pipeline));
    }

    /** Copies a template to where the user wants it, and opens the copy. */
    void choose(Card card) {
        files.createFrom(card.template());
    }
}
