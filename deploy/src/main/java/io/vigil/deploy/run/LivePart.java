package io.vigil.deploy.run;

import io.vigil.deploy.config.PageConfig;
import io.vigil.deploy.console.Console;
import io.vigil.sinks.control.LivePage;
import java.io.IOException;

/** The live page and what feeds it, where one is wanted. */
final class LivePart implements AutoCloseable {
    private final LivePage page;
    private final LiveFeed feed;

    private LivePart(LivePage page, LiveFeed feed) {
        this.page = page;
        this.feed = feed;
    }

    static LivePart start(PageConfig config, String bootstrap, String topicPrefix, Console console)
            throws IOException {
        if (!config.enabled()) {
            return new LivePart(null, null);
        }
        LivePage page = LivePage.start(config.port());
        console.say("Live page: " + page.url());
        return new LivePart(page, LiveFeed.start(page, bootstrap, topicPrefix));
    }

    /** Says something to whoever watches. */
    void announce(String text) {
        if (page != null) {
            page.announce(text);
        }
    }

    @Override
    public void close() {
        if (page != null) {
            feed.close();
            page.close();
        }
    }
}
