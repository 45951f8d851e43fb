package dev.millrace.designer.template;

import atlantafx.base.theme.Styles;
import dev.millrace.designer.canvas.paint.ThumbnailPainter;
import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.template.GalleryViewModel.Card;
import dev.millrace.designer.theme.Theme;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/** Cards with a small picture of each template; a click or Enter takes one, Escape none. */
public final class GalleryView extends VBox {

    private static final double CARD_WIDTH = 264;
    private static final double CARD_HEIGHT = 236;
    private static final double PICTURE_HEIGHT = 104;
    private static final double CORNER = 7;
    private static final double TEXT_PADDING = 13;
    private static final double GAP = 14;
    private static final double PADDING = 20;
    private static final int COLUMNS = 3;
    private static final double WIDTH = COLUMNS * CARD_WIDTH + (COLUMNS - 1) * GAP + 2 * PADDING + 16;

    private final GalleryViewModel gallery;
    private final Theme theme;
    private final Runnable close;
    private final FlowPane cards = new FlowPane(GAP, GAP);

    /**
     * @param close called before a template is opened and when the user wants none
     */
    public GalleryView(GalleryViewModel gallery, Theme theme, Runnable close) {
        this.gallery = gallery;
        this.theme = theme;
        this.close = close;
        setId("gallery");
        getStyleClass().add("gallery");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        cards.setPrefWrapLength(COLUMNS * CARD_WIDTH + (COLUMNS - 1) * GAP);
        gallery.cards().forEach(card -> cards.getChildren().add(button(card)));
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("gallery-scroll");
        getChildren().addAll(heading(), scroll);
    }

    private HBox heading() {
        Label title = new Label("Start from a template");
        title.getStyleClass().add("gallery-title");
        Label hint = new Label("Document, data and manual are copied into a folder that you choose.");
        hint.getStyleClass().add("quiet");
        VBox texts = new VBox(3, title, hint);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Button none = new Button("", Glyph.CLOSE.node());
        none.getStyleClass().addAll(Styles.FLAT, "icon-button");
        none.setAccessibleText("Close");
        none.setOnAction(event -> close.run());
        HBox heading = new HBox(10, texts, none);
        heading.setAlignment(Pos.TOP_LEFT);
        return heading;
    }

    private Button button(Card card) {
        Canvas picture = new Canvas(CARD_WIDTH - 2, PICTURE_HEIGHT);
        ThumbnailPainter.paint(picture.getGraphicsContext2D(), card.scene(), theme);
        Rectangle rounded = new Rectangle(CARD_WIDTH - 2, PICTURE_HEIGHT + CORNER);
        rounded.setArcWidth(2 * CORNER);
        rounded.setArcHeight(2 * CORNER);
        picture.setClip(rounded);
        Label title = new Label(card.title());
        title.getStyleClass().add("gallery-card-title");
        Label description = new Label(card.description());
        description.getStyleClass().add("quiet");
        description.setWrapText(true);
        description.setTextAlignment(TextAlignment.LEFT);
        description.setPrefWidth(CARD_WIDTH - 2 * TEXT_PADDING);
        VBox texts = new VBox(4, title, description);
        texts.getStyleClass().add("gallery-card-texts");
        Button button = new Button("", new VBox(picture, texts));
        button.setId("template-" + card.template().id());
        button.getStyleClass().setAll("gallery-card");
        button.setAlignment(Pos.TOP_LEFT);
        button.setMinSize(CARD_WIDTH, CARD_HEIGHT);
        button.setPrefSize(CARD_WIDTH, CARD_HEIGHT);
        button.setMaxSize(CARD_WIDTH, CARD_HEIGHT);
        button.setAccessibleText(card.title() + ". " + card.description());
        button.setOnAction(event -> {
            close.run();
            gallery.choose(card);
        });
        return button;
    }

    @Override
    public void requestFocus() {
        cards.getChildren().getFirst().requestFocus();
    }
}
