package dev.millrace.designer.inspector;

import javafx.scene.layout.VBox;

/** A control, or several, for one value. It writes through its slot and shows what the slot holds. */
abstract class SettingEditor extends VBox {

    /** Shows what the document holds now. Called after every change and validation. */
    abstract void refresh();

    /** Puts the keyboard where the value at a path is edited; whether that is here. */
    abstract boolean focusOn(String path);
}
