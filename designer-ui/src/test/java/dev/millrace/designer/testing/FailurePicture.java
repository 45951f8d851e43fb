package dev.millrace.designer.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.testfx.util.WaitForAsyncUtils;

/** Leaves a picture of the window of a test that fails: {@code target/screenshots/failed-….png}. */
final class FailurePicture implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (context.getRequiredTestInstance() instanceof StudioTest test) {
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
                Pictures.write(
                        test.test().scene,
                        "failed-" + context.getRequiredTestMethod().getName());
                return true;
            });
        }
        throw thrown;
    }
}
