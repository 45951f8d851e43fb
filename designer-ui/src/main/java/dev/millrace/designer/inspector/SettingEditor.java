package dev.millrace.designer.inspector;

import javafx.css.PseudoClass;
import javafx.scene.layout.VBox;

/** A control, or several, for one value. It writes through its slot and shows what the slot holds. */
abstract class SettingEditor extends VBox {

    /**
     * The state of a control whose value is wrong. It is the control's own, not one of what is around it: a text field
     * below a node that loses such a state forgets its colours.
     */
    static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** Shows what the document holds now. Called after every change and validation. */
    abstract void refresh();

    /** Shows whether the value itself is wrong; what consists of several values leaves that to them. */
    void mark(boolean wrong) {}

    /** Puts the keyboard where the value at a path is edited; whether that is here. */
    abstract boolean focusOn(String path);
}
