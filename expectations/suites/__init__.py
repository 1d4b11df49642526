"""The suites, a module a part of a layer. Each module's `suites` lists its tables with what is expected of them."""
